import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import english from '../../src/field/words/en.json' with { type: 'json' }
import commissionsEnglish from '../../src/field/words/commissions.en.json' with { type: 'json' }
import commissionsChinese from '../../src/field/words/commissions.zh-CN.json' with { type: 'json' }
import figuresEnglish from '../../src/field/words/figures.en.json' with { type: 'json' }
import figuresChinese from '../../src/field/words/figures.zh-CN.json' with { type: 'json' }
import keyPointsEnglish from '../../src/field/words/key-points.en.json' with { type: 'json' }
import keyPointsChinese from '../../src/field/words/key-points.zh-CN.json' with { type: 'json' }
import laterChinese from '../../src/field/words/later.zh-CN.json' with { type: 'json' }
import firstChinese from '../../src/field/words/zh-CN.json' with { type: 'json' }
import { mergeMessages } from '../../src/ui/words/messages.ts'

const room = fileURLToPath(new URL('../../src/field/', import.meta.url))

interface Tree {
  [key: string]: string | Tree
}

const chinese: Tree = {}
mergeMessages(chinese, firstChinese)
mergeMessages(chinese, laterChinese)

const keysOf = (tree: Tree, before = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : keysOf(value, `${before}${key}.`),
  )

/** Keys written out in the code, and the beginnings of keys that are put together there. */
function usedKeys(words: string): string[] {
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(vue|ts)$/.test(name),
  )
  const code = files.map((name) => readFileSync(join(room, name), 'utf8')).join('\n')
  const key = new RegExp(`['\`]${words}\\.([\\w.]+)(?=['\`$])`, 'g')
  return Array.from(code.matchAll(key), ([, used]) => used ?? '')
}

describe.each([
  ['the phone', 'field', chinese, english],
  ['进度 and 得分', 'figures', figuresChinese, figuresEnglish],
  ['约稿', 'commissions', commissionsChinese, commissionsEnglish],
  ['报送要点', 'keyPoints', keyPointsChinese, keyPointsEnglish],
])('the words of %s', (_, words, inChinese, inEnglish) => {
  it('are the same list in both languages', () => {
    expect(keysOf(inEnglish).sort()).toEqual(keysOf(inChinese).sort())
  })

  it('have every key that the screens use, and none that no screen uses', () => {
    const keys = keysOf(inChinese)
    const used = usedKeys(words)
    const isUsed = (key: string) =>
      used.some((name) => (name.endsWith('.') ? key.startsWith(name) : key === name))
    expect(keys.filter((key) => !isUsed(key))).toEqual([])
    expect(used.filter((name) => !keys.some((key) => key === name || key.startsWith(name)))).toEqual([])
  })
})
