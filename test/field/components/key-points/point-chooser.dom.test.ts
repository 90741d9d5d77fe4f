import { describe, expect, it, vi } from 'vitest'
import PointChooser from '../../../../src/field/components/key-points/PointChooser.vue'
import { itemIdOf } from '../../../support/make-ids.ts'
import { draw, readText } from '../stand-ins.ts'

const sets = [
  {
    title: '十一月要点',
    points: [
      { id: 'p1', number: 1, title: '秋收进度', isOpen: true },
      { id: 'p2', number: 2, title: '已截止的', isOpen: false },
    ],
  },
]

async function drawChooser(setPoints = vi.fn(async () => undefined)) {
  const stores = {
    draft: { setPoints },
    'key-points': {
      sets,
      followPointsOf: (_id: string, tell: (ids: string[]) => void) => (tell([]), () => undefined),
    },
  }
  const { wrapper } = await draw(PointChooser, { props: { id: itemIdOf(1) }, stores })
  return { wrapper, setPoints }
}

describe('choosing key points', () => {
  it('shows nothing of them below the text until it is opened', async () => {
    const { wrapper } = await drawChooser()
    expect(wrapper.findAll('input').length).toBe(0)
    const head = wrapper.get('button')
    expect(head.attributes('aria-expanded')).toBe('false')
    await head.trigger('click')
    expect(head.attributes('aria-expanded')).toBe('true')
    expect(readText(wrapper)).toContain('十一月要点 · 1. 秋收进度')
    expect(readText(wrapper)).not.toContain('已截止的')
  })

  it('says at once what was chosen, without waiting for another look at the memory', async () => {
    const { wrapper, setPoints } = await drawChooser()
    await wrapper.get('button').trigger('click')
    await wrapper.get('input').setValue(true)
    await vi.waitFor(() => expect(readText(wrapper)).toContain('对应 1 条报送要点'))
    expect(setPoints).toHaveBeenCalledWith(['p1'])
  })

  it('says when the phone could not keep the choice', async () => {
    const { wrapper } = await drawChooser(vi.fn(async () => Promise.reject(new Error('full'))))
    await wrapper.get('button').trigger('click')
    await wrapper.get('input').setValue(true)
    await vi.waitFor(() => expect(readText(wrapper)).toContain('选择没有存上'))
  })
})
