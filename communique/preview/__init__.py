"""The preview: build, watch, build again; and a server whose pages follow what is edited.

    changes   what an editor changed in a site's own files, as it happens
    rounds    one round after another: ingest, build, say what came of it
    overlay   problems as a box over the page
    pages     the file at an address, and the page a browser is given for it
    news      what came of a round, told to every open tab
    server    all of it over HTTP, on this computer only unless asked

The server is imported by the command that serves, and by nothing else: a build need not wait
for it.
"""

from communique.preview.rounds import Round, watch

__all__ = ["Round", "watch"]
