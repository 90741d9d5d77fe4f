import { isWithin } from '../description/at-path.ts'

const CONTROLS = 'input, select, textarea, button'

/**
 * Puts the cursor where a place of the document is typed: the field closest around it, else its rule. Fields and rules
 * say their place in `data-place`.
 */
export function focusPlace(place: string, page: ParentNode): void {
  const around = [...page.querySelectorAll<HTMLElement>('[data-place]')].filter(({ dataset }) =>
    isWithin(place, dataset['place'] ?? ''),
  )
  // The longest path lies closest.
  around.sort((a, b) => (b.dataset['place']?.length ?? 0) - (a.dataset['place']?.length ?? 0))
  const controls = [...(around[0]?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])]
  controls.find((control) => !control.matches(':disabled'))?.focus()
}
