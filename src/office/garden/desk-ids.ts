/** Where the desk's new ids get their time and randomness from. */
export const deskIds = {
  now: () => Date.now(),
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
}
