import { expect, it } from 'vitest'
import { addJointWords } from '../../../src/field/components/joint/add-joint-words.ts'
import JointItem from '../../../src/field/components/joint/JointItem.vue'
import type { ToldJoint } from '../../../src/field/stores/joint.ts'
import { itemIdOf, NOW, unitIdOf } from '../../support/make-ids.ts'
import { draw, readText } from './stand-ins.ts'

const by = '编辑'
const author = { accountId: null, unitId: unitIdOf(2), percent: 40, isMain: false }
const item: ToldJoint = {
  itemId: itemIdOf(1),
  title: '两地联合治水',
  category: 'news',
  unitName: '农业农村局',
  reportedAt: NOW,
  status: 'adopted',
  events: [
    { type: 'credited', at: NOW, by, authors: [{ ...author, name: '李镇', unitName: '上屏镇' }] },
    { type: 'passed_up', at: NOW, by, level: 'city', words: '' },
    { type: 'returned', at: NOW, by, reason: 'wording', words: '请精简' },
  ],
}

it('a joint item says who sent it, who is named, and what the office did with it', async () => {
  addJointWords()
  const { wrapper } = await draw(JointItem, { props: { item, now: NOW } })
  const text = readText(wrapper)
  expect(text).toContain('两地联合治水')
  expect(text).toContain('农业农村局报送')
  expect(text).toContain('署名：李镇（上屏镇）')
  expect(text).toContain('已退回')
  expect(text).toContain('请精简')
  expect(text).toContain('上报市')
})
