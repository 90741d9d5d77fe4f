import type { FoundPassage } from './value-finding.ts'

type FoundBundle = { reports: number } & FoundPassage

/** Two issues of one paper are a bundle already; numbered reports of different days may be a round-up up to this many. */
const ISSUES_OF_A_BUNDLE = 2
const REPORTS_OF_A_BUNDLE = 3

/**
 * Several bulletins in one text; undefined when it is one report. The passage is the heading of the second one. CH-06:
 * 「还有的部门攒了好几期本单位《简报》后,才一块上报给政府信息科」; XY-43: 「一则信息一般只集中反映一个主题」.
 */
export function findBundle(body: string): FoundBundle | undefined {
  const lines = linesOf(body)
  return (
    toBundle(differing(lines.filter(({ quote }) => isIssueHeading(quote))), ISSUES_OF_A_BUNDLE) ??
    toBundle(differing(findDatedReports(lines)), REPORTS_OF_A_BUNDLE)
  )
}

type Line = FoundPassage & { key: string }

function linesOf(body: string): Line[] {
  return [...body.matchAll(/[^\n]+/gu)].flatMap(({ index, 0: found }) => {
    const quote = found.trim()
    const from = index + found.indexOf(quote)
    return quote === ''
      ? []
      : [{ field: 'body', from, until: from + quote.length, quote, key: issueOf(quote) }]
  })
}

const ISSUE = /第\s*([\d〇零一二三四五六七八九十百]+)\s*期/u
const LONGEST_HEADING = 40

const issueOf = (line: string) => ISSUE.exec(line)?.[1] ?? ''

/** A line of its own such as 《农业简报》（第12期）; a sentence that mentions an issue is none. */
function isIssueHeading(line: string): boolean {
  return line.length <= LONGEST_HEADING && ISSUE.test(line) && !/[，。；]/u.test(line)
}

const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|【)/u
const DAY = /(\d{1,2}月\d{1,2}日|(?:近日|日前|昨日|今日))/u
const DATELINE_CHARACTERS = 40

/** Numbered headings, each of whose reports begins with a day of its own. */
function findDatedReports(lines: readonly Line[]): Line[] {
  return lines.flatMap((line, place) => {
    if (!NUMBERED.test(line.quote)) return []
    const dateline = `${line.quote} ${lines[place + 1]?.quote ?? ''}`
    const opening = line.quote.length > DATELINE_CHARACTERS ? line.quote : dateline
    const day = DAY.exec(
      opening.slice(0, line.quote.length > DATELINE_CHARACTERS ? DATELINE_CHARACTERS : undefined),
    )
    return day?.[1] === undefined ? [] : [{ ...line, key: day[1] }]
  })
}

function differing(lines: readonly Line[]): Line[] {
  return lines.filter(({ key }, place) => lines.findIndex((other) => other.key === key) === place)
}

function toBundle(found: readonly Line[], least: number): FoundBundle | undefined {
  const second = found[1]
  if (second === undefined || found.length < least) return undefined
  const { field, from, until, quote } = second
  return { reports: found.length, field, from, until, quote }
}
