"""Communiqué makes a geopolitics news digest: sources in, Markdown the editor owns, a site, feeds.

The whole of it is one way through:

    config   = config_of(root)                      what the site is called, where it will be
    articles = load(content/)                       reads what changed; every mistake at once
    site     = organise(articles, now)              pure: what is published, in which order
    wanted   = pages(site)                          pure: every file of site/, as a frozen value
    publish(wanted, renderer, manifest, output)     renders what is stale, then writes

It rests on one idea: **a page is a pure function of one frozen value and one layout with all it
includes.** Both are hashed; the same hash, nothing to do. There are no rules of invalidation to
forget, and an incremental build equals a clean one byte for byte. ``tests/test_law.py`` holds us
to it.

The modules, in reading order; each imports only from those above it:

    errors, model, rules     what can be wrong; every frozen value; what check looks for
    bodies, passages         a body's HTML as it stands on its page; sections that are no news
    illustrated, captions    a body's pictures; what must be said of each
    fingerprint, policy, slugs, dates, workers, turns, store, engine
    mailboxes, toml, tables, config
                             communique.toml
    frontmatter, fields      YAML with lines, no surprises; typed reading of it
    markdown/                Markdown to safe HTML and prose
    gazetteer/               names to countries, organisations, people
    wording/                 the words of a site's own, in five languages
    structured/, icons       what pages say to machines; icons from one SVG
    pictures/, encoded       pictures in every form and size; kept when they are made
    originals, gallery       the pictures that content shows, found; those at hand for pages
    social/                  the card of a page, drawn
    typography               the marks that a language prints
    memo, manifest, theme    what builds remember; what they wrote; what the site is dressed in
    moves, addresses         articles that have moved; the addresses they had
    folders, paths, standing, obstacles, claims, write
                             where a build may read and write; bytes put in place in one step
    subjects                 what an article is about: chosen, or found
    articles, load           a file to an article; content/ to articles
    knowledge                content/data/ to what a site knows of the world
    vocabulary, sentences    the words and the sentences of a text
    points, sourcing         key points that no editor wrote; what an article rests on
    doubles, imprints        articles that look like one event; texts as they were published
    related, organise        what belongs together; the site at a moment
    search/                  the index that readers search
    evidence                 why an article is said to be about what it is about
    cards, pages             as much of an article as another page may show; every page there is
    filters, closures        what layouts may do with what they see; which files they depend on
    layouts, redirects, feeds, sitemaps, datasets
                             a page to HTML, a feed to XML, a table to JSON and CSV
    newsletter/              an edition to a message
    render, dressed, publish any output to bytes; with what; bytes to files
    ingest/                  a source to a draft to an article file
    pipeline, verify         build(); is site/ what it should be?
    shingles, check/, inspection/
                             what could be better: the rules, and the reading for them
    scaffold/                new articles, new sites
    preview/                 watch, server, live reload
    cli, commands/           the command line
"""
