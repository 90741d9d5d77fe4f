import type { Passage } from './mark-differences.ts'

/** Characters `from` to `until` (not included) of a text, in UTF-16 units. */
export interface Stretch {
  from: number
  until: number
}

/** The paragraphs of a text, each as its passages, with what lies within the stretches marked. */
export function markPassages(text: string, stretches: readonly Stretch[]): Passage[][] {
  const marked = [...stretches].sort((a, b) => a.from - b.from)
  const paragraphs: Passage[][] = []
  let start = 0
  for (const line of text.split('\n')) {
    const passages = markLine(
      line,
      marked.map(({ from, until }) => ({ from: from - start, until: until - start })),
    )
    if (line.trim() !== '') paragraphs.push(passages)
    start += line.length + 1
  }
  return paragraphs
}

function markLine(line: string, stretches: readonly Stretch[]): Passage[] {
  const passages: Passage[] = []
  let place = 0
  const put = (until: number, isMarked: boolean) => {
    if (until > place) passages.push({ text: line.slice(place, until), isMarked })
    place = Math.max(place, until)
  }
  for (const { from, until } of stretches) {
    if (until <= 0 || from >= line.length) continue
    put(Math.max(from, 0), false)
    put(Math.min(until, line.length), true)
  }
  put(line.length, false)
  return passages
}
