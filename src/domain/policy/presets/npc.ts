import { presetOf, said } from './preset.ts'

export const npc = presetOf({
  title: '某区人大宣传信息工作讲话（非政务信息：只沿用选题和跟踪问效的要求）',
  remarks: [
    said('NPC-01', '“贴近实际、贴近群众、贴近生活”'),
    said('NPC-02', '宣传区委人大工作会议精神的落实情况'),
    said('NPC-03', '加强宣传全区人大工作'),
    said('NPC-04', '加强人大代表依法履职的宣传'),
    said('NPC-05', '“一府两院”认真落实人大及其常委会决议、决定的情况'),
    said('NPC-06', '把亮点放在跟踪问效、解决问题等实质性内容的深度挖掘上'),
  ],
})
