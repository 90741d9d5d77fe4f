import { printFigure } from './figure.ts'
import type { Counted } from './parts.ts'

/**
 * A whole with its parts as the trade writes them: 公开信息126条，其中通知公告121条、机构信息4条；what is in a part stands in
 * brackets behind it: 批示57期次（其中主要领导批示48期次）. It says nothing of whether they add up: see `findPartFaults`.
 */
export function printParts(whole: Counted): string {
  const lists = listsOf(whole)
  return [`${whole.name}${printFigure(whole.figure)}`, ...lists.map((list) => `其中${list}`)].join('，')
}

function listsOf({ breakdowns = [] }: Counted): string[] {
  return breakdowns
    .filter(({ parts }) => parts.length > 0)
    .map(({ parts }) => parts.map(printPart).join('、'))
}

function printPart(part: Counted): string {
  const lists = listsOf(part)
  const inside = lists.length === 0 ? '' : `（其中${lists.join('，其中')}）`
  return `${part.name}${printFigure(part.figure)}${inside}`
}
