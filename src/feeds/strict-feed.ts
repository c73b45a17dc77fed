import { Feed } from "feed";
import type { FeedHead } from "./feed-head.js";
import type { FeedItem } from "./feed-item.js";
import { writeAtom } from "./write-atom.js";
import { writeJsonFeed } from "./write-json-feed.js";
import { writeRss } from "./write-rss.js";

/**
 * A feed of the `feed` package with writers that no validator faults: well-formed whatever the
 * texts hold, several authors and enclosures, languages, archives, JSON Feed 1.1.
 *
 * Import it only where a feed is written: `feed` and its XML library load with it.
 */
export class StrictFeed extends Feed {
  declare options: FeedHead;
  declare items: FeedItem[];

  constructor(head: FeedHead, items: readonly FeedItem[]) {
    super(head);
    for (const item of items) this.addItem(item);
  }

  /** RSS 2.0, as the RSS Best Practices Profile wants it. */
  override rss2(): string {
    return writeRss(this.options, this.items);
  }

  /** Atom 1.0 (RFC 4287). */
  override atom1(): string {
    return writeAtom(this.options, this.items);
  }

  /** JSON Feed 1.1. */
  override json1(): string {
    return writeJsonFeed(this.options, this.items);
  }
}
