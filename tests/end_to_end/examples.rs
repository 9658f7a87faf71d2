//! The examples of the specifications, read when the tests run.

use std::fs;
use std::path::Path;

use serde_yaml::Value;

/// An example of a request or of an answer.
pub(crate) struct Example {
    pub(crate) operation_id: String,
    /// Empty for a request.
    pub(crate) status: String,
    pub(crate) json: String,
}

/// Every request body's example in a specification.
pub(crate) fn of_requests(specification: &str) -> Vec<Example> {
    let mut found = Vec::new();
    for operation in operations(specification) {
        collect(&operation, "", &operation["requestBody"], &mut found);
    }
    assert!(!found.is_empty());
    found
}

/// Every answer's example in a specification.
pub(crate) fn of_answers(specification: &str) -> Vec<Example> {
    let mut found = Vec::new();
    for operation in operations(specification) {
        for (status, response) in operation["responses"].as_mapping().unwrap() {
            collect(&operation, status.as_str().unwrap(), response, &mut found);
        }
    }
    found
}

/// The documented statuses of an operation.
pub(crate) fn statuses(specification: &str, operation_id: &str) -> Vec<String> {
    let operations = operations(specification);
    let operation = operations.iter().find(|operation| operation["operationId"] == operation_id).unwrap();
    operation["responses"].as_mapping().unwrap().keys().map(|status| status.as_str().unwrap().to_owned()).collect()
}

fn operations(specification: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs").join(specification);
    let document: Value = serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let paths = document["paths"].as_mapping().unwrap();
    let operations = paths.values().flat_map(|path| path.as_mapping().unwrap().values().cloned());
    operations.collect()
}

fn collect(operation: &Value, status: &str, content: &Value, found: &mut Vec<Example>) {
    let Some(examples) = content["content"]["application/json"]["examples"].as_mapping() else { return };
    for example in examples.values() {
        let json = serde_json::to_string(&example["value"]).unwrap();
        let operation_id = operation["operationId"].as_str().unwrap().to_owned();
        found.push(Example { operation_id, status: status.to_owned(), json });
    }
}
