export const id = 8838;
export const ids = [8838];
export const modules = {

/***/ 78838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkPatterns: () => (/* binding */ checkPatterns),
/* harmony export */   customPatternSchema: () => (/* binding */ customPatternSchema),
/* harmony export */   patternFileSchema: () => (/* binding */ patternFileSchema),
/* harmony export */   requiredLiteral: () => (/* binding */ requiredLiteral)
/* harmony export */ });
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2856);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64377);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75360);
/**
 * Rules people write or learn: checked, compiled by RE2 (linear time whatever the pattern; Cox 2007) and given a gate.
 * Every fault is named, with the pattern it is in; the good ones stand.
 */



const day = zod__WEBPACK_IMPORTED_MODULE_0__/* .date */ .p6();
const customPatternSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must read name/name, lower case'),
    category: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(_model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .categories */ .LZ),
    pattern: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(3).max(1000).describe('RE2 syntax, matched against one cleaned line'),
    gate: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(3)).min(1).optional().describe('literals of which every matching line contains one'),
    excludes: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(1000).optional(),
    title: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(300).optional(),
    advice: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(1000).optional(),
    link: zod__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ5({ protocol: /^https$/ }).optional(),
    strength: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().min(0).max(1).optional(),
    transient: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().min(0).max(1).optional().describe('probability that a retry passes'),
    firstSeen: day.optional(),
    lastSeen: day.optional(),
    seen: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().nonnegative().optional(),
    expires: day.optional().describe('not used from this day on'),
});
const patternFileSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('pipeline-guard/patterns'),
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    patterns: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()).max(2000),
});
/**
 * @param raw patterns as read from a file or the configuration
 * @param today `YYYY-MM-DD`; expired patterns are left out where it is given
 * @param taken ids that are already in use, mostly the shipped ones
 */
function checkPatterns(raw, taken, today) {
    const faults = [];
    const patterns = [];
    const rules = [];
    const ids = new Set(taken);
    raw.forEach((each, at) => {
        const parsed = customPatternSchema.safeParse(each);
        if (!parsed.success) {
            const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'pattern'}: ${issue.message}`);
            faults.push(`pattern ${at + 1}: ${issues.join('; ')}`);
            return;
        }
        const pattern = parsed.data;
        if (ids.has(pattern.id)) {
            faults.push(`pattern ${pattern.id}: this id is taken; choose another`);
            return;
        }
        ids.add(pattern.id);
        try {
            const rule = ruleOf(pattern);
            patterns.push(pattern);
            if (today === undefined || pattern.expires === undefined || pattern.expires > today)
                rules.push(rule);
        }
        catch (error) {
            faults.push(`pattern ${pattern.id}: ${error.message}`);
        }
    });
    return { patterns, rules, faults };
}
/** @throws Error when the pattern is no RE2 syntax, or has no literal to look for first */
function ruleOf(custom) {
    const pattern = compile(custom.pattern);
    const gate = custom.gate ?? [requiredLiteral(custom.pattern)].filter((literal) => literal !== undefined);
    if (gate.length === 0)
        throw new Error('has no literal of three characters that every match contains; add `gate`');
    return {
        id: custom.id,
        category: custom.category,
        ecosystem: 'custom',
        pattern,
        gate,
        ...(custom.excludes === undefined ? {} : { excludes: compile(custom.excludes) }),
        role: 'cause',
        // People know their own project best: a hair above every shipped rule.
        strength: custom.strength ?? 0.97,
        transient: custom.transient ?? 0.05,
        title: custom.title ?? custom.id,
        advice: custom.advice ?? 'A pattern of this repository; it has no advice yet.',
        ...(custom.link === undefined ? {} : { link: custom.link }),
        example: '',
        counterExample: '',
    };
}
function compile(source) {
    let compiled;
    try {
        compiled = re2js__WEBPACK_IMPORTED_MODULE_3__/* .RE2JS */ .L3.compile(source);
    }
    catch (error) {
        throw new Error(`not valid RE2 syntax (no look-around, no back-references): ${error.message}`);
    }
    const names = Object.keys(compiled.namedGroups());
    return {
        source,
        flags: '',
        test: (line) => compiled.matcher(line).find(),
        exec: (line) => {
            const matcher = compiled.matcher(line);
            if (!matcher.find())
                return null;
            return { groups: Object.fromEntries(names.map((name) => [name, matcher.group(name) ?? undefined])) };
        },
    };
}
/** The longest run of plain characters outside of groups, classes and alternatives; undefined when there is none. */
function requiredLiteral(source) {
    if (/(?<!\\)\|/.test(source.replace(/\((?:[^()\\]|\\.)*\)|\[(?:[^\]\\]|\\.)*\]/g, '(')))
        return undefined;
    const plain = source
        .replace(/^\(\?[a-z]+\)/, '')
        .replace(/\\[QE]/g, '\u0000')
        .replace(/\[(?:[^\]\\]|\\.)*\]/g, '\u0000');
    let depth = 0;
    let text = '';
    for (let at = 0; at < plain.length; at++) {
        const unit = plain[at] ?? '';
        const next = plain[at + 1] ?? '';
        if (unit === '\\') {
            at += 1;
            text += /[A-Za-z0-9]/.test(next) ? '\u0000' : depth === 0 ? next : '\u0000';
        }
        else if (unit === '(')
            depth += 1;
        else if (unit === ')') {
            depth -= 1;
            text += '\u0000';
        }
        else if (depth > 0)
            text += '\u0000';
        else if ('?*{'.includes(unit))
            text = `${text.slice(0, -1)}\u0000`;
        else if ('.^$+}'.includes(unit))
            text += '\u0000';
        else
            text += unit;
    }
    const [longest] = text
        .split('\u0000')
        .filter((part) => part.length >= 3 && !/^[\d,]+$/.test(part))
        .sort((a, b) => b.length - a.length);
    return longest;
}
//# sourceMappingURL=custom.js.map

/***/ })

};
