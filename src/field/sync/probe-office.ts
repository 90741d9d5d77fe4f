import { sendRequest } from './send-request.ts'
import type { SyncContext } from './sync-context.ts'

/** Whether the office answers at all, and is fit to: asked of the route that its own watchmen use. */
export async function probeOffice(context: SyncContext): Promise<boolean> {
  const { answer } = await sendRequest(context, { method: 'GET', path: '/readyz' })
  return answer.kind === 'answered'
}

const LINE_PATIENCE_MS = 8000

/** The same for somebody who waits for the answer: no answer soon is none. */
export async function isOfficeThere(context: SyncContext): Promise<boolean> {
  const question = { method: 'GET', path: '/readyz', patienceMs: LINE_PATIENCE_MS } as const
  return (await sendRequest(context, question)).answer.kind === 'answered'
}

/** Whether anything at all comes back, from whomever: a small question with little patience. */
export async function hasLine(context: SyncContext): Promise<boolean> {
  const { response } = await sendRequest(context, {
    method: 'GET',
    path: '/readyz',
    patienceMs: LINE_PATIENCE_MS,
  })
  return response !== null
}
