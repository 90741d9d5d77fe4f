import type { Category } from '../../category.ts'
import type { TextPart } from './value-finding.ts'

const PROBLEM = /问题|困难|不足|短板|薄弱|制约|缺口|隐患|难题|难点|梗阻/u
const ADVICE = /建议|对策|下一步|[拟应需]当?(?:由|将|对|从|把|加|建|推|尽|统|进)/u
const CAUSE = /原因|由于|因为|[因受][^，。；]{1,20}(?:影响|限制|所致)|导致|造成|缘于|源于|根源|症结|究其/u

const SIGNS: Readonly<Record<TextPart, RegExp>> = {
  situation: /情况|现状|现有|目前|截至|基本/u,
  problem: PROBLEM,
  cause: CAUSE,
  analysis: /分析|原因|由于|因为|根源|症结|究其|导致|制约/u,
  advice: ADVICE,
}

/** What the office asks of which category; the others may be told in many ways. */
const ASKED: Partial<Readonly<Record<Category, readonly TextPart[]>>> = {
  problem: ['cause', 'advice'],
  research: ['situation', 'problem', 'analysis', 'advice'],
}

/**
 * Parts that a text of this category cannot do without and does not have, in their order: 问题类 has 问题 + 原因 + 建议, 调研
 * has 情况 / 问题 / 分析 / 建议. CA-15: 「把问题的前因后果、范围、时间及相关情况一一叙述清楚」; YL-11: 「又要有分析、有对策、有建议」.
 */
export function findMissingParts({ body, category }: { body: string; category: Category }): TextPart[] {
  return (ASKED[category] ?? []).filter((part) => !hasPart(body, part))
}

function hasPart(body: string, part: TextPart): boolean {
  return SIGNS[part].test(body) || (part === 'cause' && isDividedIntoPoints(body))
}

/** 一是运力不足… 二是道路条件差…: a problem that is taken apart says by itself where it comes from. */
function isDividedIntoPoints(body: string): boolean {
  return (body.match(/[一二三四五六七八九十](?:是|、)|第[一二三四五六七八九十]/gu)?.length ?? 0) >= 2
}
