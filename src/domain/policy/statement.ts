/** The sentence of an office's document that a rule obeys. */
export interface Statement {
  /** Where it stands: `DT-16`, or the file number of the office's own document. */
  code: string
  /** The document's own words. */
  quote: string
}
