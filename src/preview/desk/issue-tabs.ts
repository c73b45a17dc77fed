/** The views of an issue, in the order of their tabs. */
export const ISSUE_TABS = [
  { name: "mail", title: "Mail" },
  { name: "inbox", title: "Inbox" },
  { name: "text", title: "Text" },
  { name: "clients", title: "Clients" },
  { name: "page", title: "Web page" },
  { name: "composition", title: "Composition" },
  { name: "meters", title: "Meters" },
  { name: "source", title: "Source" },
  { name: "headers", title: "Headers" },
] as const;
