/** Account names: 2–32 letters, digits, dot, hyphen or underline; compared without regard to case. */
export function parseAccountName(text: string): string | undefined {
  const name = text.trim().toLowerCase()
  return /^[a-z0-9][a-z0-9._-]{1,31}$/.test(name) ? name : undefined
}

export const PASSWORD_MINIMUM_CHARACTERS = 10
export const PASSWORD_MAXIMUM_CHARACTERS = 128

/** A password long enough to withstand guessing; what it is made of is the person's own affair. */
export function isAcceptablePassword(password: string): boolean {
  const length = Array.from(password).length
  return length >= PASSWORD_MINIMUM_CHARACTERS && length <= PASSWORD_MAXIMUM_CHARACTERS
}
