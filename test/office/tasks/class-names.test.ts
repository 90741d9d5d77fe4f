import { afterEach, describe, expect, it, vi } from 'vitest'
import { demonstrationPolicy } from '../../../src/domain/policy/demonstration-policy.ts'
import { SECTION_CLASS } from '../../../src/domain/people/unit.ts'
import { readClassNames } from '../../../src/office/tasks/class-names.ts'
import { openTestOffice } from '../../support/server-office.ts'

afterEach(() => vi.unstubAllGlobals())

describe('the names of classes of units', () => {
  it('are those of the rules, and 内设科室, which no rules name', async () => {
    const office = await openTestOffice()
    const editor = await office.signIn('bianji')
    vi.stubGlobal('fetch', async (path: string, { headers: asked }: { headers: Record<string, string> }) => {
      const { statusCode, headers, body } = await editor.get(path, asked)
      return new Response(body, { status: statusCode, headers: headers as Record<string, string> })
    })
    const names = await readClassNames()
    await office.close()
    const { unitClasses } = demonstrationPolicy(0)
    for (const { id, name } of [SECTION_CLASS, ...unitClasses]) expect(names?.get(id)).toBe(name)
  })

  it('are unknown without an answer', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await readClassNames()).toBeUndefined()
  })
})
