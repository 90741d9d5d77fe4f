import { describe, expect, it } from 'vitest'
import { classifyAnswer } from '../../../src/field/sync/classify-answer.ts'

const office = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers: { 'x-caifeng-protocol': '1', 'x-request-id': 'r1', ...headers } })

describe('an answer of the office', () => {
  it.each([
    [200, { kind: 'answered' }],
    [204, { kind: 'answered' }],
    [401, { kind: 'signed_out' }],
    [403, { kind: 'forbidden' }],
    [408, { kind: 'retry', afterMs: null, hasNetwork: true }],
    [413, { kind: 'too_large' }],
    [426, { kind: 'update_needed' }],
    [429, { kind: 'retry', afterMs: null, hasNetwork: true }],
    [500, { kind: 'retry', afterMs: null, hasNetwork: true }],
    [502, { kind: 'retry', afterMs: null, hasNetwork: true }],
    [503, { kind: 'retry', afterMs: null, hasNetwork: true }],
    [507, { kind: 'server_full' }],
    [400, { kind: 'refused', status: 400 }],
    [404, { kind: 'refused', status: 404 }],
    [409, { kind: 'refused', status: 409 }],
    [422, { kind: 'refused', status: 422 }],
    [304, { kind: 'refused', status: 304 }],
  ])('with status %i means %o', (status, meaning) => {
    expect(classifyAnswer(office(status), 'r1')).toEqual(meaning)
  })

  it.each([
    ['7', 7000],
    ['0', 0],
    ['1.5', 1500],
    ['-1', null],
    ['soon', null],
    ['Fri, 20 Nov 2026 02:00:00 GMT', null],
  ])('with Retry-After %s asks for %s ms', (retryAfter, afterMs) => {
    const headers = { 'retry-after': retryAfter }
    expect(classifyAnswer(office(429, headers), 'r1')).toMatchObject({ kind: 'retry', afterMs })
    expect(classifyAnswer(office(503, headers), 'r1')).toMatchObject({ kind: 'retry', afterMs })
  })

  it('is never left alone for longer than an hour, whoever asks for it', () => {
    const answer = classifyAnswer(office(429, { 'retry-after': '999999999' }), 'r1')
    expect(answer).toMatchObject({ kind: 'retry', afterMs: 3_600_000 })
  })
})

describe('an answer of somebody else', () => {
  const strangers: [string, Record<string, string>][] = [
    ['no header of ours', {}],
    ['another protocol', { 'x-caifeng-protocol': '2', 'x-request-id': 'r1' }],
    ['no request id', { 'x-caifeng-protocol': '1' }],
    ['another request id', { 'x-caifeng-protocol': '1', 'x-request-id': 'r2' }],
  ]
  const cases = strangers.flatMap(([name, headers]) =>
    [200, 302, 401, 403, 413, 426, 507].map((status) => ({ name, status, headers })),
  )

  it.each(cases)('with $name is none, though its status is $status', ({ status, headers }) => {
    const response =
      status === 302 ? new Response(null, { status, headers }) : new Response('{}', { status, headers })
    const hasNetwork = status >= 500 ? { hasNetwork: true } : {}
    expect(classifyAnswer(response, 'r1')).toEqual({ kind: 'retry', afterMs: null, ...hasNetwork })
  })

  it('may still ask to be left alone, as a proxy before the office does', () => {
    const response = new Response('busy', { status: 503, headers: { 'retry-after': '20' } })
    expect(classifyAnswer(response, 'r1')).toEqual({ kind: 'retry', afterMs: 20_000, hasNetwork: true })
  })
})
