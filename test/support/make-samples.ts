import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One of the 30 invented items of the fictional county; an urgent case is the chain of its reports. */
export interface Sample {
  id: string
  title: string
  reports: { title: string; body: string; characters: number }[]
}

/** Read from the shared documents, which lie beside the checkout. */
export function readSamples(): Sample[] {
  const sections = readShared('domain/sample-items.md')
    .split(/^### (?=[DZWTE]\d\d )/m)
    .slice(1)
  return sections.map((section) => {
    const [heading = '', ...lines] = (section.split(/^## /m)[0] ?? '').split('\n')
    return { ...readHeading(heading), reports: readReports(heading, lines.join('\n')) }
  })
}

function readReports(heading: string, text: string) {
  const chain = text.split(/^#### /m)
  const parts = chain.length > 1 ? chain.slice(1) : [`${heading}\n${text}`]
  return parts.map((part) => {
    const [title = '', ...lines] = part.split('\n')
    const body = lines
      .filter((line) => !line.startsWith('- '))
      .join('\n')
      .trim()
    const facts = lines.filter((line) => line.startsWith('- ')).join('\n')
    return { title: readHeading(title).title, body, characters: Number(/字数：(\d+)/.exec(facts)?.[1]) }
  })
}

function readHeading(heading: string) {
  const [id = '', ...title] = heading.split(' ')
  return { id, title: title.join(' ') }
}

/** A document of `../shared`, looked for from here upward. */
export function readShared(path: string): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, '..', 'shared', path))) {
    if (folder === dirname(folder)) throw new Error(`there is no ../shared/${path} beside this checkout`)
    folder = dirname(folder)
  }
  return readFileSync(join(folder, '..', 'shared', path), 'utf8')
}

/** The bodies of all sample reports, in their order. */
export function listSampleTexts(): string[] {
  return readSamples().flatMap(({ reports }) => reports.map(({ body }) => body))
}
