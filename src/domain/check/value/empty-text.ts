import { findFigures } from '../find-figures.ts'
import { sentencesOf } from './sentences.ts'
import type { FoundPassage } from './value-finding.ts'

const SLOGANS =
  /高度重视|统一思想|提高(?:认识|政治站位|站位)|加强(?:领导|组织领导|宣传|督查)|强化(?:措施|责任|担当|督导)|狠抓落实|真抓实干|凝心聚力|扎实(?:推进|开展|有效)|取得(?:了)?(?:显著|明显|良好|较好|阶段性)?成效|营造(?:了)?(?:良好|浓厚)|奠定(?:了)?(?:坚实|良好)|迅速行动|精心组织|周密部署|多措并举|有力(?:推动|促进|保障)|齐抓共管|上下联动|压实责任|高质量发展|好评|新(?:台阶|局面|篇章|作为)/gu
const SLOGANS_OF_A_HOLLOW_TEXT = 3
/** A day or a time says that something happened, also where nothing is counted. */
const DATED = /\d{1,2}[月日时点]|\d{4}年/u

/**
 * A text without content; undefined when it has some. `thin`: one sentence without a figure, where practice asks for a
 * lead and a body. `hollow`: slogans and neither figure nor day. XY-33: 「结构混乱、内容空洞、毫无价值」; LT-08: 「上报信息应付差使的多」.
 */
export function findEmptyText(body: string): ({ code: 'thin' | 'hollow' } & FoundPassage) | undefined {
  const sentences = sentencesOf(body)
  const [first] = sentences
  if (first === undefined || findFigures(body).length > 0) return undefined
  if (sentences.length === 1) return { code: 'thin', field: 'body', ...first }
  const [slogan, ...others] = [...body.matchAll(SLOGANS)]
  if (slogan === undefined || others.length + 1 < SLOGANS_OF_A_HOLLOW_TEXT || DATED.test(body))
    return undefined
  const { index: from, 0: quote } = slogan
  return { code: 'hollow', field: 'body', from, until: from + quote.length, quote }
}
