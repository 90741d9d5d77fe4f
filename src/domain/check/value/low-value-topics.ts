import { findFigures } from '../find-figures.ts'
import { sentencesOf, type Sentence } from './sentences.ts'
import type { FoundPassage, LowValueTopic } from './value-finding.ts'

/** The narrower topic first: 召开作风纪律整顿动员会 is 作风纪律整顿, not only a meeting. */
const TOPICS: readonly (readonly [LowValueTopic, RegExp])[] = [
  [
    'discipline',
    /(?:工作|机关|纪律|干部)?作风(?:纪律)?(?:整顿|建设|教育)|纪律(?:作风)?整顿|警示教育|廉政教育/u,
  ],
  ['condolence', /(?:走访|看望)?慰问|送温暖/u],
  [
    'study',
    /(?:传达|集中|专题|认真|深入|组织|开展)学习|学习(?:贯彻|传达|教育|宣传|宣讲|研讨|交流|活动|[^，。；]{0,20}(?:精神|讲话|条例))|中心组|主题党日|读书班|党课/u,
  ],
  ['visit', /参观|考察学习|学习考察|观摩|(?:赴|到|前往)[^，。；]{1,20}考察/u],
  [
    'leaders',
    /(?:领导|书记|局长|县长|镇长|乡长|主任|区长|院长|校长)[^，。；]{0,24}(?:讲话|致辞|调研|视察|督导|检查指导|出席)/u,
  ],
  [
    'meeting',
    /(?:召开|举行|举办|组织)[^，。；]{0,40}?(?:会议|[大例年]会|(?:座谈|调度|推进|动员|部署|总结|工作|职工|表彰|启动|碰头|办公|现场|交流|民主生活)会议?)|(?:会议|[大例年]会|(?:座谈|推进|动员|部署|总结)会)(?:顺利|圆满|隆重)?(?:召开|举行)/u,
  ],
]

/** Of a meeting or a visit itself: who came, what was said, what everybody will do. */
const OF_THE_OCCASION =
  /参加|参会|出席|与会|到会|聆听|应邀|陪同|会上|会议|大会|座谈|强调|指出|要求|讲话|发言|致辞|主持|表示|心得|笔记|研讨|领学|慰问|参观|观摩|合影|重温|宣誓|作风|自查|对照检查|民主生活|学习|宣讲|受众|党课|党日/u
const DEMANDS = /^(?:[（(]?[一二三四五六七八九十\d]+[）).、．是]?)?\s*(?:要|是要|必须|务必)/u
const SAYS_MORE = /存在|困难|原因|建议|反映|缺口|隐患|解决|办结|整改/u
const DECIDED =
  /(?:会议|现场|当场)(?:决定|议定|确定|研究决定|商定|明确|解决|答复)|(?:表决|审议|协商)(?:通过|同意)|签约|签订|签署|开工(?!作)|投产|启用|交办/u

/**
 * The everyday topic that is the only fact of a text; undefined when anything else is told. CH-03 and FY-03:
 * 「经常报送一些单位参观、学习、开会等一般性消息」; YL-06: 「把本单位领导讲话、活动、会议及单位内部作风纪律整顿等工作做为报送内容」; ES-12:
 * 「规定性、程序性的报道多」. A text that goes on to figures, problems or what was decided is none of these.
 */
export function findLowValueTopic({
  title,
  body,
}: {
  title: string
  body: string
}): ({ topic: LowValueTopic } & FoundPassage) | undefined {
  const sentences = sentencesOf(body)
  if (sentences.some(({ quote }) => tellsMore(quote))) return undefined
  const inTitle = findTopic(title)
  if (inTitle !== undefined) return { ...inTitle, field: 'title' }
  const [lead] = sentences
  const inLead = lead === undefined ? undefined : findTopic(lead.quote)
  if (lead === undefined || inLead === undefined || !isMostlyOccasion(sentences)) return undefined
  return { ...inLead, field: 'body', from: lead.from + inLead.from, until: lead.from + inLead.until }
}

function findTopic(text: string): ({ topic: LowValueTopic } & Omit<FoundPassage, 'field'>) | undefined {
  for (const [topic, pattern] of TOPICS) {
    const match = pattern.exec(text)
    if (match === null) continue
    const [quote] = match
    return { topic, from: match.index, until: match.index + quote.length, quote }
  }
  return undefined
}

/** A figure of something else than the occasion, a problem, or what was decided. */
function tellsMore(sentence: string): boolean {
  if (DECIDED.test(sentence)) return true
  if (isOfOccasion(sentence)) return false
  return findFigures(sentence).length > 0 || SAYS_MORE.test(sentence)
}

const isOfOccasion = (sentence: string) =>
  OF_THE_OCCASION.test(sentence) || DEMANDS.test(sentence) || findTopic(sentence) !== undefined

/** A lead that mentions a meeting often only says since when something is under way. */
function isMostlyOccasion(sentences: readonly Sentence[]): boolean {
  return sentences.filter(({ quote }) => isOfOccasion(quote)).length * 2 > sentences.length
}
