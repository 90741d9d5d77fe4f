import { findForeignPlaces } from './foreign-places.ts'

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

export interface CopyTraceOptions {
  /** The levels that texts of this office may speak for, as their characters: 县乡镇 for a county's. */
  ownLevels: string
}

/**
 * Traces of copying that need no archive, in the order of the text: place words of another level (C4: "我区区情" in a
 * county's text), blanks before units, what stands twice (ZY-20: "我县的的情况"), masked years and names (20XX年, ××县).
 */
export function findCopyTraces(text: string, { ownLevels }: CopyTraceOptions): CopyTrace[] {
  const found = [
    ...findForeignPlaces(text, ownLevels).map((place) => ({ code: 'foreign_place' as const, ...place })),
    ...find(text, 'blank_before_unit', BLANK_BEFORE_UNIT),
    ...find(text, 'doubled', DOUBLED),
    ...find(text, 'doubled', DOUBLED_WORD),
    ...find(text, 'masked', MASKED),
  ]
  return found.sort((a, b) => a.from - b.from)
}

/** What is counted, with what must not follow where the character begins another word: 人 of 12 人, not of 人员. */
const COUNTED = [
  '元(?!旦)|美元|平方米|平方公里|立方米|公顷|亩|公里|里|米|厘米|毫米|千米|吨|公斤|千克|斤|克|升|千瓦时|千瓦|度(?![过假])',
  '人(?![员民大才社均力工])|户(?![籍主外])|个|家(?![庭长乡])|条(?!例)|篇(?!幅)|次(?![日年])|名(?![称单录字])|件',
  '处(?![理置罚于])|所(?![有在以需属得])|座(?!谈)|间(?![接隔])|台(?![风账])|辆|套|批(?![准复评])|项(?!目)',
  '种(?![植业子粮])|期(?![间末])|场(?![地所馆景])|支(?![部持出付援])|只(?![有要能是])|头|棵|株|轮|宗|岁|倍',
  '分(?![析别布类工管])|成(?![立为果员本])',
].join('|')

const UNITS = `[%％‰℃]|[万亿千百]*(?:${COUNTED})|[万亿千百]+|年|月(?![度均])|日(?![常前均报])|天(?![气然津河])|小时|分钟`

/** Pages of the web set figures and units apart; officials do not. The figure is quoted whole. */
const BLANK_BEFORE_UNIT = new RegExp(`\\d+(?:[.,，]\\d+)*[ \\u00a0\\u3000]+(?:${UNITS})`, 'gu')

/** Words that nobody says twice, and marks. */
const DOUBLED = /的的|了了|是是|在在|和和|与与|为为|对对|将将|把把|被被|并并|及及|，，|。。|、、|；；|：：/gu

/** A word that stands twice: 反映反映. Not 一户一户, 很多很多, 年年年年, nor what is said like 讨论讨论. */
const DOUBLED_WORD =
  /(?!讨论|研究|商量|考虑|合计|琢磨|打听|休息|了解|认识|放松|体验|锻炼|学习|多少|常常|妈妈|爸爸)((?![一二三四五六七八九十百千万亿零〇两几每很好许逐某的了×○])(?!(.)\2)[\u4e00-\u9fff]{2,4})\1(?![员组])/gu

/** A year, a place or a number that somebody blotted out: 20XX年, 2０××, ××县, XX万元. */
const MASKED =
  /(?:19|20)[xX×＊*○〇]{2}\s*年?|(?:[xX]{2,}|×{1,3}|＊{2,}|\*{2,}|○{2,})(?=[省市州区县乡镇村局委办厅年月日万亿元])|某某/gu

function find(text: string, code: CopyTraceCode, pattern: RegExp): CopyTrace[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [quote] = match
    return { code, from: match.index, until: match.index + quote.length, quote }
  })
}
