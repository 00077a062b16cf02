"""What is begun: a new article, a new site, a site that was another generator's.

article   the file of an article that has no text yet
site      the files of a site that builds at once
moving/   content of Hugo, Jekyll, Pelican and Eleventy
"""
