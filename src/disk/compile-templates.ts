import { writeFileSync } from "node:fs";
import Handlebars from "handlebars";
import { compileAhead } from "../templating/compile-ahead.js";
import { COMPILED_TEMPLATES, readTemplateFiles } from "./built-in-templates.js";

// The last step of `npm run compile`: the templates of the package, compiled, go beside its code.
writeFileSync(COMPILED_TEMPLATES, compileAhead(Handlebars, readTemplateFiles()));
