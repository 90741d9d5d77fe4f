import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('src/ui/tokens.css', 'utf8')
const light = coloursOf(/:root \{([^}]*)\}/)
const themes = {
  light,
  'dark, chosen': new Map([...light, ...coloursOf(/:root\[data-theme='dark'\] \{([^}]*)\}/)]),
  'dark, by the system': new Map([...light, ...coloursOf(/:root:not\(\[data-theme='light'\]\) \{([^}]*)\}/)]),
}
const GROUNDS = ['paper', 'card', 'sunk', 'qing-soft']

describe.each(Object.entries(themes))('the theme %s', (_, colours) => {
  it.each(['ink', 'ink-2', 'ink-3', 'qing', 'lv', 'zhu', 'zhe'])('%s can be read on every ground', (text) => {
    for (const ground of GROUNDS) expect(contrast(colours, text, ground), ground).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['qing', 'lv', 'zhu', 'zhe'])('%s and plain ink can be read on its own soft ground', (tone) => {
    for (const text of [tone, 'ink', 'ink-2']) {
      expect(contrast(colours, text, `${tone}-soft`), text).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('words on filled buttons can be read, and edges of fields can be seen', () => {
    expect(contrast(colours, 'on-fill', 'qing-fill')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours, 'on-fill', 'zhu-fill')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours, 'edge', 'card')).toBeGreaterThanOrEqual(3)
    expect(contrast(colours, 'edge', 'paper')).toBeGreaterThanOrEqual(3)
  })
})

it('the dark theme is the same whether the system or the person wants it', () => {
  expect(themes['dark, by the system']).toEqual(themes['dark, chosen'])
})

function coloursOf(block: RegExp): Map<string, string> {
  const body = block.exec(css)?.[1] ?? ''
  return new Map(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
}

/** WCAG 2.2: the ratio of relative luminances, from 1 to 21. */
function contrast(colours: Map<string, string>, a: string, b: string): number {
  const [lighter = 0, darker = 0] = [a, b].map((name) => luminance(colours.get(name))).sort((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string | undefined): number {
  if (hex === undefined) throw new Error('no such colour')
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((index) => {
    const channel = parseInt(hex.slice(index, index + 2), 16) / 255
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
