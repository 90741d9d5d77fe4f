import { NO_FIGURE, printFigure, type Figure } from './figure.ts'
import type { FigureEmpty, TemplateBroken } from './refusal.ts'

/** A figure, or words that are printed already (增长5%, a unit's name). */
export type Filling = Figure | string | null | undefined

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g

/**
 * The text with its `{{报送}}` filled in, or the refusal with every name that is unknown, missing or empty: nothing is
 * half printed. A report that went out with 全年共编发《政务信息》期 is why; so — counts as empty here too, though it
 * has its place in a table.
 */
export function fillTemplate(
  template: string,
  fillings: Readonly<Record<string, Filling>>,
): string | FigureEmpty | TemplateBroken {
  const fault = findBrokenPlaceholder(template)
  if (fault !== undefined) return { status: 'rejected', code: 'figure.template_broken', near: fault }
  const printed = new Map(Object.entries(fillings).map(([name, filling]) => [name, print(filling)]))
  const names = namesIn(template).filter((name) => (printed.get(name) ?? '') === '')
  if (names.length > 0) return { status: 'rejected', code: 'figure.empty', names }
  return template.replace(PLACEHOLDER, (_, name: string) => printed.get(name.trim()) ?? '')
}

/** The names of a template, once each, in the order of the text. */
export function namesIn(template: string): string[] {
  return [...new Set(Array.from(template.matchAll(PLACEHOLDER), ([, name = '']) => name.trim()))]
}

/** The text from the first placeholder on that is not closed, not opened or has no name. */
function findBrokenPlaceholder(template: string): string | undefined {
  // Named ones are hidden by as many blanks, so that the place of what is left stays true.
  const rest = template.replace(PLACEHOLDER, (text, name: string) =>
    name.trim() === '' ? text : ' '.repeat(text.length),
  )
  const at = rest.search(/\{\{|\}\}/)
  return at < 0 ? undefined : template.slice(at, at + 20)
}

function print(filling: Filling): string {
  const text = typeof filling === 'string' ? filling.trim() : printFigure(filling)
  return text === NO_FIGURE ? '' : text
}
