import { expect, it } from 'vitest'
import { formatBytes } from '../../../../src/field/components/me/format-bytes.ts'

it('sizes are told as phones tell them', () => {
  expect([512, 253_952, 12_900_000, 10_737_418_240].map(formatBytes)).toEqual([
    '0.5 KB',
    '248 KB',
    '12.3 MB',
    '10 GB',
  ])
})
