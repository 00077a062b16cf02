"""Tag stories, one JSON object a line, to measure the tagger against labels.

    python tools/tag_stories.py STORIES.jsonl > TAGS.jsonl
    python tools/tag_stories.py --dateline STORIES.jsonl > TAGS.jsonl

A story has ``id``, ``title``, ``text`` and perhaps ``dateline``, which counts only with
``--dateline``. The result has ``countries`` (what it is about, heaviest first), ``mentioned``
(those and all others it names), ``io`` (intergovernmental organisations it is about) and
``people``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from communique.gazetteer import ABOUT, Tags, organisations, tagger

OTHER_KINDS = ("group", "armed", "aid", "police")


def record(story: dict[str, str], tags: Tags, kinds: dict[str, str]) -> dict[str, object]:
    main = [mention.key for mention in tags.main]
    return {
        "id": story["id"],
        "countries": main,
        "mentioned": main + [mention.key for mention in tags.mentioned],
        "io": [
            mention.key
            for mention in tags.organisations
            if mention.weight >= ABOUT and kinds[mention.key] not in OTHER_KINDS
        ],
        "people": [mention.name for mention in tags.people],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--dateline", action="store_true", help="count the given datelines")
    given = parser.parse_args()
    stories = [json.loads(line) for line in given.stories.read_text("utf-8").splitlines()]
    kinds = {organisation.id: organisation.kind for organisation in organisations()}
    tag = tagger().tag
    began = time.process_time()
    for story in stories:
        dateline = story.get("dateline") if given.dateline else None
        tags = tag(story["title"], story["text"], dateline)
        print(json.dumps(record(story, tags, kinds), ensure_ascii=False))
    print(f"{len(stories) / (time.process_time() - began):,.0f} stories/s", file=sys.stderr)


if __name__ == "__main__":
    main()
