export interface SecrecyMark {
  /** Offset of the mark in the text, in UTF-16 units. */
  index: number
  mark: string
}

/**
 * Finds a classification mark, "密级★保密期限" such as 机密★5年. 涉密不上网，上网不涉密: this is the one finding that
 * blocks a submission; 保密审查, 商业秘密 and other plain words do not carry the star and pass.
 */
export function findSecrecyMark(text: string): SecrecyMark | undefined {
  // ⭐ is what the keyboard of a phone offers for 星.
  // Printed papers set the two characters apart: 机　密★5年.
  const match = /(绝\s*密|机\s*密|秘\s*密)\s*[★☆⭐＊*]/u.exec(text)
  return match === null ? undefined : { index: match.index, mark: match[0] }
}
