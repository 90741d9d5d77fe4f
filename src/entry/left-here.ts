/** Whose work stands on this phone, and how much of it: known before anybody signs in. */
export interface LeftHere {
  name: string
  drafts: number
  /** Pieces that have not been sent completely. */
  waiting: number
}
