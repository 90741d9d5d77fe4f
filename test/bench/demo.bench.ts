import { fillDemoCounty } from '../../src/server/demo/demo.usecases.ts'
import { openEmptyOffice } from '../support/server-office.ts'
import { printFigure } from './figure.ts'

/** How long somebody who tries the demonstration waits for its county. */
export async function benchDemo(): Promise<void> {
  const office = await openEmptyOffice()
  const startedAt = performance.now()
  await fillDemoCounty(office.server.parts)
  printFigure({
    name: 'demonstration county filled',
    value: (performance.now() - startedAt) / 1000,
    unit: 's',
    limit: 5,
  })
  await office.close()
}
