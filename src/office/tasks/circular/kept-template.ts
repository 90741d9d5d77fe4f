const KEY = 'caifeng.circular-template'

/** The office's own wording of its circular stays in this browser: it holds names of figures, and no figure. */
export function readKeptTemplate(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined
  } catch {
    return undefined
  }
}

/** Undefined takes the usual wording again. A full or closed store loses the wording with the page, nothing else. */
export function keepTemplate(template: string | undefined): void {
  try {
    if (template === undefined) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, template)
  } catch {
    return
  }
}
