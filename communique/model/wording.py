"""The words of a site's own: everything on its pages and in its feeds that no editor wrote."""

from __future__ import annotations

from typing import Literal, cast

from communique.model.content import TermKind, Value
from communique.passages import GENRES, Role

Grade = Literal["correction", "clarification", "retraction", "withdrawal", "update"]


class Forms(Value, frozen=True, kw_only=True):
    """A phrase with a number, ``{}``, by the plural categories of Unicode CLDR.

    A language that lacks a category has no form for it: ``other`` is taken.
    """

    other: str
    one: str | None = None
    two: str | None = None
    few: str | None = None
    many: str | None = None

    def of(self, category: str) -> str:
        """The form for a category."""
        forms = {"one": self.one, "two": self.two, "few": self.few, "many": self.many}
        return forms.get(category) or self.other


class Wording(Value, frozen=True, kw_only=True):
    """Every phrase, in one language. ``{}`` is where a name, a date or a link stands."""

    # Lists in a sentence: between names, and before the last one.
    comma: str
    last: str

    # The frame of every page.
    skip: str
    sections: str
    this_site: str
    front_page: str

    # What things are filed under: of one, and of all.
    country: str
    region: str
    organisation: str
    person: str
    topic: str
    author: str
    outlet: str
    countries: str
    regions: str
    organisations: str
    people: str
    topics: str
    authors: str
    outlets: str
    all_countries: str
    all_topics: str
    neighbours: str
    members: str
    parts: str
    since: str
    coverage: str
    coverage_most: str

    # Kinds of organisations, of the gazetteer.
    of_un: str
    of_alliance: str
    of_regional: str
    of_economic: str
    of_group: str
    of_commodity: str
    of_aid: str
    of_finance: str
    of_court: str
    of_police: str
    of_armed: str

    # Whose outlets are: beside a name, and on a page of its own.
    state_run: str
    owned_state: str
    owned_public: str
    owned_private: str

    # An article.
    by: str
    published: str
    updated: str
    reading: Forms
    key_points: str
    from_the_text: str
    why_it_matters: str
    analysis: str
    opinion: str
    picture: str
    originally: str
    whole_report: str
    sources: str
    sources_of: Forms
    countries_of: Forms
    state_run_of: Forms
    more: str
    also_mentioned: str
    read_next: str
    withdrawn: str

    # What was said of an article later.
    correction: str
    clarification: str
    retraction: str
    withdrawal: str
    update: str

    # Lists.
    articles: Forms
    in_brief: str
    latest: str
    newer: str
    older: str
    newer_and_older: str
    newer_articles: str
    older_articles: str
    numbered: str
    page_of_older: str
    follow: str
    also_mentioned_in: str
    by_month: str

    # Pages with a name of their own.
    archive: str
    map: str
    map_title: str
    map_note: str
    map_of: str
    map_table: str
    number_of_articles: str
    feeds: str
    feeds_standfirst: str
    everything: str
    besides: str
    every_feed: str
    as_data: str
    corrections: str
    corrections_standfirst: str
    corrections_feed: str
    not_found: str
    not_found_standfirst: str
    moved: str
    search: str
    search_for: str
    any_country: str
    any_topic: str
    any_year: str
    year: str
    more_found: str
    nothing_found: str
    search_script: str
    search_not_here: str
    search_fails: str

    # Where there is nothing.
    nothing_here: str
    nothing_yet: str
    nothing_this_month: str
    nothing_named: str
    nothing_corrected: str
    no_feeds: str
    first_to_come: str
    first_to_come_text: str
    feed: str

    # Feeds.
    corrected_title: str
    withdrawn_title: str
    source: str
    read_whole: str
    read_notice: str
    to_article: str

    # What feeds hold.
    feed_everything: str
    feed_editions: str
    feed_corrections: str
    feed_story: str
    feed_country: str
    feed_region: str
    feed_naming: str
    feed_topic: str
    feed_author: str
    feed_outlet: str

    def feed_of(self, kind: TermKind) -> str:
        """What the feed of a term of that kind holds."""
        return {
            "country": self.feed_country,
            "region": self.feed_region,
            "organisation": self.feed_naming,
            "person": self.feed_naming,
            "topic": self.feed_topic,
            "author": self.feed_author,
            "outlet": self.feed_outlet,
        }[kind]

    def all_of(self, kind: TermKind) -> str:
        """What the terms of a kind are called together."""
        return {
            "country": self.countries,
            "region": self.regions,
            "organisation": self.organisations,
            "person": self.people,
            "topic": self.topics,
            "author": self.authors,
            "outlet": self.outlets,
        }[kind]

    def genus(self, genus: str) -> str:
        """What an organisation of that kind is called; a kind of a site's own is as it says."""
        return {
            "un": self.of_un,
            "alliance": self.of_alliance,
            "regional": self.of_regional,
            "economic": self.of_economic,
            "group": self.of_group,
            "commodity": self.of_commodity,
            "aid": self.of_aid,
            "finance": self.of_finance,
            "court": self.of_court,
            "police": self.of_police,
            "armed": self.of_armed,
        }.get(genus, genus)

    def owned(self, ownership: str) -> str:
        """Whose an outlet is, in words; empty where that is not known."""
        return {
            "state-run": self.owned_state,
            "public": self.owned_public,
            "private": self.owned_private,
        }.get(ownership, "")

    def label(self, grade: Grade) -> str:
        """What a note of that grade is called."""
        return {
            "correction": self.correction,
            "clarification": self.clarification,
            "retraction": self.retraction,
            "withdrawal": self.withdrawal,
            "update": self.update,
        }[grade]

    def genre(self, role: str) -> str | None:
        """What a section of that role is called; None for news."""
        genre = GENRES.get(cast(Role, role))
        return {"analysis": self.analysis, "opinion": self.opinion}[genre] if genre else None

    # Stories and editions.
    story: str
    stories: str
    story_watch: str
    story_active: str
    story_closed: str
    story_part: str
    story_latest: str
    story_nothing: str
    no_stories: str
    earlier: str
    later: str
    edition: str
    editions: str
    edition_of: str
    week_of: str
    weekly: str
    new: str
    continuing: str
    also_today: str
    mended: str
    gone: str
    diary: str
    into_calendar: str
    end_mark: str
    since_edition: str
    read_edition: str
    read_online: str
    cut_short: str
    unsubscribe: str
    no_editions: str
    opening_only: str
