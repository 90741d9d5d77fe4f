import type { FirstRunForm } from './first-run-form.ts'

type Kept = Pick<FirstRunForm, 'officeName' | 'periodicalName' | 'account' | 'displayName'>

const STORAGE_KEY = 'caifeng.first-run'

/** What was typed for the first run before the page was loaded anew; never a password. Empty when there is nothing. */
export function readKeptForm(): Partial<Kept> {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '{}')
    return typeof found === 'object' && found !== null ? pick(found) : {}
  } catch {
    // Storage is closed to the page, or somebody wrote into it: the form begins empty.
    return {}
  }
}

/** Keeps what is typed for as long as the tab lives; without storage it is only not kept. */
export function keepForm(form: Kept): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(pick(form)))
  } catch {
    // See above.
  }
}

/** The office is made: nothing of the form stays. */
export function forgetForm(): void {
  try {
    sessionStorage.removeItem(STORAGE_KEY)
  } catch {
    // Then nothing was kept.
  }
}

function pick(form: Partial<Kept>): Partial<Kept> {
  const fields = ['officeName', 'periodicalName', 'account', 'displayName'] as const
  return Object.fromEntries(
    fields.flatMap((name) => (typeof form[name] === 'string' ? [[name, form[name]]] : [])),
  )
}
