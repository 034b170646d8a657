/** What was read from the notes: the incident JSON, see docs/json.md. Fields may be added. */
export interface Incident {
  version: 1;
  title: string | null;
  made_title: string | null;
  events: { text: string; line: number; kind: string | null; actors: string[]; [more: string]: unknown }[];
  impacts: { what: string; duration_seconds: number | null; line: number; [more: string]: unknown }[];
  findings: { kind: string; message: string; line: number }[];
  [more: string]: unknown;
}

/** The element `<incident-timeline>`. */
export interface IncidentTimeline extends HTMLElement {
  /** The notes. Set them to draw others; null goes back to those in the page. */
  get notes(): string;
  set notes(notes: string | null);
  /** What was read; null until it is drawn. */
  readonly incident: Incident | null;
  /** Shows the whole incident. */
  fit(): void;
  /** Selects an event by its place in `incident.events`; null selects none. */
  select(event: number | null): void;
  /** The picture as the text of an SVG file; null until it is drawn. */
  toSVG(): string | null;
  /** The same as `incident`. */
  toJSON(): Incident | null;
}

export interface IncidentTimelineEvents {
  "incident-ready": CustomEvent<{ title: string | null; events: number }>;
  "incident-select": CustomEvent<{ index: number | null }>;
  "incident-view": CustomEvent<{ view: string }>;
  "incident-error": CustomEvent<{ message: string; error: unknown }>;
}

/**
 * Draws what else there is: elements as blocks, shadow roots to look in, what a selector finds. `page` is the address of the hosted
 * page, which pictures that are drawn later lead to.
 */
export function run(options?: { nodes?: Iterable<Element | ShadowRoot | Document>; selector?: string; page?: string }): void;

declare global {
  interface HTMLElementTagNameMap {
    "incident-timeline": IncidentTimeline;
  }
  interface HTMLElementEventMap extends IncidentTimelineEvents {}
}
