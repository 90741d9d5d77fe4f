import type { Policy } from '../../../domain/policy/policy.ts'

/** Hands the document to the browser as a JSON file that can be imported again, here or at another office. */
export function exportPolicy(policy: Policy, name: string): void {
  const file = new Blob([`${JSON.stringify(policy, undefined, 2)}\n`], { type: 'application/json' })
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.json`
  link.click()
  // Some browsers read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
