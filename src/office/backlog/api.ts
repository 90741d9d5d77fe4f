import type { Grouping } from '../../domain/backlog/stored-item.ts'
import { backlogDue, backlogList, type BacklogReviewing } from '../../protocol/backlog.ts'
import { ask } from '../api.ts'

/** What 存稿回顾 asks the server. */
export function readBacklog(by: Grouping) {
  return ask({ path: `/api/desk/backlog?by=${by}`, schema: backlogList })
}

export function readBacklogDue() {
  return ask({ path: '/api/desk/backlog/due', schema: backlogDue, isUnattended: true })
}

export function reviewBacklog(body: BacklogReviewing) {
  return ask({ method: 'POST', path: '/api/desk/backlog/reviews', body, schema: backlogList })
}
