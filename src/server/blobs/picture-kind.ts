export type PictureKind = 'jpeg' | 'png' | 'webp'

export const PICTURE_HEAD_BYTES = 12

/** The kind by the first bytes, whatever the sender calls it; undefined for anything that is no such picture. */
export function pictureKindOf(head: Uint8Array): PictureKind | undefined {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (startsWith(head, [...'RIFF'].map(code)) && startsWith(head.subarray(8), [...'WEBP'].map(code)))
    return 'webp'
  return undefined
}

function startsWith(bytes: Uint8Array, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[index] === byte)
}

function code(letter: string): number {
  return letter.charCodeAt(0)
}
