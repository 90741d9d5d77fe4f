import type { PeopleReport } from '../../protocol/desk-roster.ts'

/** Hands the passwords to the admin as a CSV file for Excel; the server tells them once and keeps none of them. */
export function savePasswords(passwords: PeopleReport['passwords'], heads: string) {
  const link = document.createElement('a')
  const url = URL.createObjectURL(new Blob([formatPasswords(passwords, heads)], { type: 'text/csv' }))
  link.href = url
  link.download = 'passwords.csv'
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 0)
}

/** With the mark by which Excel knows UTF-8. */
export function formatPasswords(passwords: PeopleReport['passwords'], heads: string): string {
  const rows = passwords.map(({ unitName, name, account, password }) =>
    [unitName, name, account, password].map(quote).join(','),
  )
  return `\uFEFF${[heads, ...rows].join('\r\n')}\r\n`
}

/** A cell that begins like a formula is text. */
function quote(cell: string): string {
  const plain = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell
  return `"${plain.replace(/"/g, '""')}"`
}
