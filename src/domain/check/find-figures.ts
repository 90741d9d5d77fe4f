/** A figure as it stands in a text, with its unit of measure: characters `from` to `until` (not included). */
export interface FoundFigure {
  quote: string
  from: number
  until: number
}

const NUMBER = String.raw`\d+(?:[,，]\d{3})*(?:\.\d+)?`
const FRACTION = '[一二三四五六七八九十百千万两]+分之[一二三四五六七八九十百千万两]+'
const SIZE = '(?:万亿|千万|百万|十万|亿|万|千|百)'
const UNIT =
  '(?:个百分点|百分点|平方公里|平方米|立方米|千瓦时|公里|公顷|公斤|千克|千米|美元|小时|分钟|人次|户次|场次|个|名|人|户|家|件|篇|条|项|场|次|亩|米|吨|斤|元|度|头|只|株|棵|所|座|辆|台|套|处|组|岁|倍|天|%|％|‰|成)'
/** Some leave a blank before the unit: 38 %, 3 公斤. */
const BLANK = String.raw`[ \u00a0\u3000]?`
const FIGURE = new RegExp(
  `(?:${NUMBER}(?:[-—–~～至到]${NUMBER})?(?:${BLANK}${SIZE})?(?:${BLANK}${UNIT})?)|${FRACTION}`,
  'g',
)

/** What makes a number a date, a time of day or the number of a document: nothing to be checked against a count. */
const NO_COUNT = /^\s*(?:年|月|日|时|点|号|期|届|分(?!之)|:|：\d)/
/** A year that is left open (20XX年) says no number. */
const MASK = 'XxＸｘ×*＊○〇'
const MASKED = new RegExp(String.raw`^[${MASK}]+(?![\d${MASK}])`)
const NUMBERED = /(?:第|〔|［|\[|:|：|\d[-/.])\s*$/

/**
 * The figures of a text that somebody should have checked (数据核实), in their order: counts, sums, shares with what they
 * measure. Dates, times of day and numbers of documents are none.
 */
export function findFigures(text: string): FoundFigure[] {
  const found: FoundFigure[] = []
  for (const match of text.matchAll(FIGURE)) {
    const [quote] = match
    const from = match.index ?? 0
    const until = from + quote.length
    const isBare = /\d$/.test(quote)
    const rest = text.slice(until)
    if (isBare && (NO_COUNT.test(rest) || MASKED.test(rest))) continue
    if (NUMBERED.test(text.slice(Math.max(0, from - 3), from))) continue
    found.push({ quote, from, until })
  }
  return found
}
