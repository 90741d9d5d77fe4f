/** A text as it is compared: letters, digits and Chinese characters alone, each with its place in what was written. */
export interface ComparableText {
  /** One UTF-16 unit a character. */
  characters: string
  /** `places[i]` is where `characters[i]` stands in the text, in UTF-16 units. */
  places: number[]
}

/** The common Chinese characters, which are most of any text and have no other width or case. */
function isChinese(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}

const COMPARED = /[\p{L}\p{N}]/u

/**
 * What a copier changes first does not count: blanks, line ends, punctuation, full or half width, capital letters.
 * Masked figures (某, ×) are punctuation or characters like any other.
 */
export function toComparableText(text: string): ComparableText {
  let characters = ''
  const places: number[] = []
  for (let place = 0; place < text.length; place++) {
    const character = text.charAt(place)
    if (isChinese(text.charCodeAt(place))) {
      characters += character
      places.push(place)
      continue
    }
    if (!COMPARED.test(character)) continue
    // One for one, so that each keeps its place: a capital that becomes two characters keeps its first.
    characters += character.normalize('NFKC').charAt(0).toLowerCase().charAt(0)
    places.push(place)
  }
  return { characters, places }
}
