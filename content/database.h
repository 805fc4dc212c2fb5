// SQLite behind our own few types: the only header of the content that knows there is an SQL database.
// Read-only by default. Every object belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace parvis::content {

// One prepared statement. Binding and column numbers are SQLite's own: parameters from 1, columns from 0.
// A failed bind is remembered and comes out of the next step(), so that rows of binds stay readable.
class Statement {
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    // The bytes must live until the statement has been stepped and reset.
    void bind_text(int parameter, std::string_view utf8);
    void bind_blob(int parameter, std::string_view bytes);
    void bind_integer(int parameter, std::int64_t value);
    void bind_null(int parameter);

    // True: a row is there. False: done. Fails with malformed (damaged file), unreadable or unwritable (too little
    // memory included), too_large, invalid_value (a constraint of the schema) or interrupted.
    [[nodiscard]] Result<bool> step();
    // For statements without rows: step to the end, then ready for the next binds.
    [[nodiscard]] Status run();
    void reset();

    // What they view lives until the next step() or reset(). NULL reads as empty or 0.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] bool is_null(int column) const;

private:
    friend class Database;
    Statement(sqlite3_stmt* statement, bool writing) : statement_(statement), writing_(writing) {}
    void remember(int code);
    sqlite3_stmt* statement_ = nullptr;
    int failed_bind_ = 0;
    bool writing_ = false;
};

// A statement out of a Database's cache, reset when the holder goes. Never held twice at once for the same SQL.
class CachedStatement {
public:
    explicit CachedStatement(Statement& statement) : statement_(&statement) {}
    CachedStatement(CachedStatement&& other) noexcept : statement_(other.statement_) { other.statement_ = nullptr; }
    CachedStatement& operator=(CachedStatement&&) = delete;
    ~CachedStatement() {
        if (statement_ != nullptr) statement_->reset();
    }
    Statement* operator->() const { return statement_; }
    Statement& operator*() const { return *statement_; }

private:
    Statement* statement_;
};

// Above the largest of pack/pack_limits.h.
inline constexpr std::size_t max_strangers_value_bytes = 20 * 1024 * 1024;

class Database {
public:
    // Read-only and immutable: no lock is taken, no file is made beside it, a journal beside it is not looked at.
    // Nothing that the file itself could hold is run: triggers and views are off, the schema is not trusted.
    // Fails with unreadable or malformed. The header is not judged here (catalogue_file.h does that).
    [[nodiscard]] static Result<Database> open_immutable(const std::filesystem::path& file);

    // The same for a file of a stranger: nothing but reading and the checks of integrity and references is allowed, by
    // an authorizer; a value or a row over max_strangers_value_bytes, or a statement longer than any of ours, is
    // refused. `go_on` is asked every few hundred steps of SQLite's machine, from inside a query: once it says no, that
    // query fails with interrupted. `on_read` hears of all that is read of the file, also while SQLite's machine stands
    // still in one long step (the walk through every page of an integrity check). Neither may use the connection.
    using GoOn = std::function<bool()>;
    using OnRead = std::function<void(std::uint64_t bytes)>;
    [[nodiscard]] static Result<Database> open_strangers(const std::filesystem::path& file, GoOn go_on,
                                                         OnRead on_read = {});

    // For writing a new file over an empty one (PendingFile makes it). No journal: whoever writes throws a half-written
    // file away.
    [[nodiscard]] static Result<Database> create(const std::filesystem::path& file);
    [[nodiscard]] static Result<Database> in_memory();

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    // One or several statements whose rows, if any, do not matter.
    [[nodiscard]] Status execute(const std::string& sql);
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    // Prepared once for each text, which must be a literal.
    [[nodiscard]] Result<CachedStatement> cached(std::string_view sql);

    // The first `most_bytes` bytes of a blob, or all of it when it is shorter; no more of the file is read than that.
    // Fails with malformed when there is no such row.
    [[nodiscard]] Result<std::string> blob_start(const char* table, const char* column, std::int64_t row,
                                                 std::size_t most_bytes);

    // Memory that this connection holds: page cache, schema, prepared statements.
    [[nodiscard]] std::int64_t memory_bytes() const;

private:
    Database(sqlite3* connection, bool writing);
    [[nodiscard]] static Result<Database> open(const std::string& uri, int flags, bool writing);
    void distrust(GoOn go_on);
    void hear_reads(OnRead on_read);
    [[nodiscard]] tl::unexpected<Error> failure(int code, std::string_view doing) const;
    void finish();
    sqlite3* connection_ = nullptr;
    bool writing_ = false;
    std::unordered_map<std::string_view, Statement> statements_;
    std::unique_ptr<GoOn> go_on_;  // where SQLite knows it
    struct HeardFile;
    std::unique_ptr<HeardFile> heard_;  // likewise
};

// BEGIN … COMMIT; rolled back when it goes without commit().
class Transaction {
public:
    [[nodiscard]] static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept : database_(other.database_) { other.database_ = nullptr; }
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    [[nodiscard]] Status commit();

private:
    explicit Transaction(Database& database) : database_(&database) {}
    Database* database_;
};

}  // namespace parvis::content
