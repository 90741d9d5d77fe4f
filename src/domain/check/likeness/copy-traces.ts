/** What a text shows of having been taken from elsewhere, though nobody knows from where. */
export const COPY_TRACES = ['foreign_place', 'blank_before_unit', 'doubled', 'masked'] as const
export type CopyTraceCode = (typeof COPY_TRACES)[number]

/** `from` to `until` (not included) in the text, in UTF-16 units. */
export interface CopyTrace {
  code: CopyTraceCode
  from: number
  until: number
  quote: string
}

/** 我市, 全省 and the like name the level they speak for. */
const LEVEL_WORDS = '省市州盟区县旗镇乡街'

export interface CopyTraceOptions {
  /** The levels that texts of this office may speak for, as their characters: 县乡镇 for a county's. */
  ownLevels: string
}

/**
 * Traces of copying that need no archive, in the order of the text: place words of another level (C4: "我区区情" in a
 * county's text), blanks before units, doubled characters (ZY-20: "我县的的情况"), masked years and names (20XX年, ××县).
 */
export function findCopyTraces(text: string, { ownLevels }: CopyTraceOptions): CopyTrace[] {
  const foreign = [...LEVEL_WORDS].filter((level) => !ownLevels.includes(level)).join('')
  const found = [
    ...(foreign === '' ? [] : find(text, 'foreign_place', new RegExp(`[我本][${foreign}](?![长委])`, 'gu'))),
    ...find(text, 'blank_before_unit', BLANK_BEFORE_UNIT),
    ...find(text, 'doubled', DOUBLED),
    ...find(text, 'masked', MASKED),
  ]
  return found.sort((a, b) => a.from - b.from)
}

/** Pages of the web set figures and units apart; officials do not. */
const BLANK_BEFORE_UNIT =
  /\d[ \u00a0\u3000]+(?:[%％‰]|[万亿千百]?(?:元|亩|人|户|吨|公里|平方米|立方米|个|家|条|篇|次|名|件|处))/gu

/** Words that nobody says twice, and marks. */
const DOUBLED = /的的|了了|是是|在在|和和|与与|为为|对对|将将|把把|被被|并并|及及|，，|。。|、、|；；|：：/gu

/** A year, a place or a number that somebody blotted out: 20XX年, 2０××, ××县, XX万元. */
const MASKED =
  /(?:19|20)[xX×＊*○〇]{2}\s*年?|(?:[xX]{2,}|×{1,3}|＊{2,}|\*{2,}|○{2,})(?=[省市州区县乡镇村局委办厅年月日万亿元])|某某/gu

function find(text: string, code: CopyTraceCode, pattern: RegExp): CopyTrace[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [quote] = match
    return { code, from: match.index, until: match.index + quote.length, quote }
  })
}
