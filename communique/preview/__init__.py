"""The preview: build, watch, build again; and a server whose pages follow what is edited.

    changes    what an editor changed in a site's own files, as it happens
    rounds     one round after another: ingest, build, say what came of it
    overlay    problems as a box over the page
    pages      the file at an address, and the page a browser is given for it
    standings  why what is not on the site is not on it
    glimpse    the site in memory, at any moment, with or without what is not published
    sketches   the page of an article that was just saved, before the site is built
    examiner   what check finds, when there is time for it
    bar        what an editor should know of a page, at its foot
    desk       what is looked at, and what is known of it
    editors    a file opened in an editor
    wishes     what pages of the preview may ask for
    news       what came of a round, told to every open tab
    server     all of it over HTTP, on this computer only unless asked

The server is imported by the command that serves, and by nothing else: a build need not wait
for it.
"""

from communique.preview.rounds import Round, watch

__all__ = ["Round", "watch"]
