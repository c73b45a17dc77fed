/** Version of the package; part of the key of everything remembered. A test keeps it equal to package.json. */
export const VERSION = "0.1.0";
