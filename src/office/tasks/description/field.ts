/** One thing that can be chosen: its value in the document and what a person reads. */
export interface Option {
  value: string
  label: string
}

/** How a value of the document is typed or chosen. Empty is null wherever the document allows it. */
export type Control =
  | { kind: 'text'; most: number; emptyIs?: null }
  | { kind: 'count'; isOptional: boolean }
  | { kind: 'points'; isOptional: boolean }
  /** `onOff`: something that is turned on (开), not something that is so (是). */
  | { kind: 'switch'; onOff?: boolean }
  | { kind: 'day' }
  /** `noneLabel` says what no choice means; any, if it says nothing. */
  | { kind: 'choice'; options: Option[]; isOptional?: boolean; noneLabel?: string }
  /** True, false, or null for either. */
  | { kind: 'yes_no_any' }
  /** Several of a list; null is any of it. */
  | { kind: 'any_of'; options: Option[] }
  /** Several of a list, none of them empty. */
  | { kind: 'some_of'; options: Option[] }
  /** Lines of free text; `emptyIs` says what none of them means. */
  | { kind: 'names'; emptyIs: null | [] }
  /** A part of the document with a tag, or one that may be missing (`noneLabel`): choosing another begins it anew. */
  | { kind: 'variant'; options: Option[]; begin: (kind: string) => unknown; noneLabel?: string }
  | { kind: 'rows'; fieldsOf: (row: unknown) => Field[]; begin: () => unknown; addLabel: string }
  | { kind: 'statement' }

/** A value of the document: where it stands within its rule, and how it is shown and changed. */
export interface Field {
  path: string
  label: string
  hint?: string
  control: Control
}
