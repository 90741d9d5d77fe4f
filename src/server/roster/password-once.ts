/** Nothing that looks like something else on paper: no 0 O o, 1 l I. 32 signs, so that five bits are one sign. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'
const LENGTH = 12

/** A password that is handed out on paper: 60 random bits in groups of four. */
export function newPasswordOnce(randomBytes: (length: number) => Uint8Array): string {
  const signs = [...randomBytes(LENGTH)].map((byte) => SIGNS.charAt(byte % SIGNS.length))
  return [0, 4, 8].map((start) => signs.slice(start, start + 4).join('')).join('-')
}
