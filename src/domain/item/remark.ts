/** A comment tied to a passage: characters `from` to `until` (not included) of a field as the reader saw it. */
export interface Remark {
  field: 'title' | 'body'
  from: number
  until: number
  /** The passage itself, so that the remark is understood when the text has moved on. */
  quote: string
  words: string
}
