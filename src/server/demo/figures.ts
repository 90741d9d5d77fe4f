import type { Chance } from './seeded-random.ts'

/** A figure is drawn from a range, a sum of other figures (`a+b`), or a share of one in another (`a/total%`). */
export type FigureRule = number[] | string

/** Draws the figures of a text, in the order in which they are written, so that sums and shares always add up. */
export function drawFigures(rules: Record<string, FigureRule>, chance: Chance): Record<string, string> {
  const numbers: Record<string, number> = {}
  const texts: Record<string, string> = {}
  for (const [name, rule] of Object.entries(rules)) {
    if (typeof rule === 'string' && rule.endsWith('%')) {
      texts[name] = share(rule, numbers)
    } else {
      numbers[name] =
        typeof rule === 'string' ? sum(rule, numbers) : chance.between(rule[0] ?? 0, rule[1] ?? 0)
      texts[name] = String(numbers[name])
    }
  }
  return texts
}

/** Puts words and figures into a text with places such as `{total}`. */
export function fillText(text: string, values: Record<string, string>): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}

function sum(rule: string, numbers: Record<string, number>): number {
  return rule.split('+').reduce((total, name) => total + valueOf(name, numbers), 0)
}

function share(rule: string, numbers: Record<string, number>): string {
  const [part = '', whole = ''] = rule.slice(0, -1).split('/')
  return `${((valueOf(part, numbers) / valueOf(whole, numbers)) * 100).toFixed(1)}%`
}

function valueOf(name: string, numbers: Record<string, number>): number {
  const value = numbers[name]
  if (value === undefined) throw new Error(`the figure ${name} is not drawn yet`)
  return value
}
