import { describe, expect, it } from 'vitest'
import { latestNews } from '../../../../src/field/components/timeline/office-news.ts'
import { HOUR, itemIdOf, NOW } from '../../../support/make-ids.ts'
import { adopted, photosComplete, returned, submitted } from '../../../support/make-item.ts'
import { makeEntry } from '../stand-ins.ts'

describe('最近动态', () => {
  it('has the office’s last decisions over all items, newest first, and nothing else', () => {
    const entries = [
      makeEntry({
        id: itemIdOf(1),
        events: [submitted(NOW), photosComplete(NOW + 9 * HOUR), returned(NOW + HOUR)],
      }),
      makeEntry({ id: itemIdOf(2), events: [submitted(NOW), adopted(NOW + 2 * HOUR)] }),
      makeEntry({ id: itemIdOf(3), events: [submitted(NOW), returned(NOW - HOUR)] }),
    ]
    const news = latestNews(entries, 2)
    expect(news.map(({ entry, event }) => [entry.id, event.type])).toEqual([
      [itemIdOf(2), 'adopted'],
      [itemIdOf(1), 'returned'],
    ])
  })
})
